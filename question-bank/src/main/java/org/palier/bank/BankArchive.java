package org.palier.bank;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.palier.bank.item.ItemBank;
import org.palier.engine.store.Collection;
import org.palier.engine.store.DocumentStore;
import org.palier.engine.store.DuplicateKey;
import org.palier.engine.store.Query;

/** Every bank that this store ever served forms from, kept whole: a result can be recomputed when the files have long changed. */
public final class BankArchive {
  private static final Collection BANKS = Collection.of("bank_version");
  private static final int MOST = 200;

  private final DocumentStore store;

  public BankArchive(DocumentStore store) {
    this.store = store;
  }

  /** Keeps the current bank if its version is new. @return the current bank, then the earlier ones */
  public Future<List<ItemBank>> keep(ItemBank current) {
    return store.declare(BANKS)
        .compose(_ -> store.get(BANKS, current.version()))
        .compose(found -> found.isPresent() ? Future.<Void>succeededFuture() : insert(current))
        .compose(_ -> store.find(BANKS, Query.all().limit(MOST)))
        .map(found -> {
          var banks = new ArrayList<ItemBank>();
          banks.add(current);
          for (var document : found)
            if (!document.id().equals(current.version())) banks.add(ItemBank.fromJson(document.body().getString("snapshot").getBytes(StandardCharsets.UTF_8)));
          return List.copyOf(banks);
        });
  }

  private Future<Void> insert(ItemBank bank) {
    return store.insert(BANKS, bank.version(), new JsonObject().put("snapshot", new String(bank.toJson(), StandardCharsets.UTF_8)))
        .<Void>mapEmpty()
        .recover(failure -> failure instanceof DuplicateKey ? Future.succeededFuture() : Future.failedFuture(failure));
  }
}
