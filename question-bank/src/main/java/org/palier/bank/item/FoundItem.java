package org.palier.bank.item;

import java.util.List;
import java.util.Optional;
import org.palier.engine.content.Item;

/**
 * An item where it stands in its file.
 *
 * @param enemies as written, before both sides know each other
 * @param item    empty when the item had problems
 */
record FoundItem(String file, int line, String id, List<String> enemies, Optional<Item> item) {}
