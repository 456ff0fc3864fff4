/**
 * The items of a bank, all themes together: {@link org.palier.bank.item.ItemBank}, its version hash, its files in YAML
 * ({@code question-bank/FORMAT.md}) and its snapshot in JSON. Knows neither blueprints nor the draw.
 */
package org.palier.bank.item;
