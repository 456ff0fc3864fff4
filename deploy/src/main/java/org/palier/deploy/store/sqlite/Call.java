package org.palier.deploy.store.sqlite;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import org.palier.deploy.store.Reply;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A reply with the work that will settle it. */
final class Call<T> extends Reply<T> {
  /** One operation on the database; refuses with an exception that leaves nothing of itself behind. */
  interface Work<T> {
    T run(Database database) throws SQLException;
  }

  private final Work<T> work;
  private final int bytes;

  /** @param bytes what the call holds in memory while it waits, roughly */
  Call(Vertx vertx, int bytes, Work<T> work) {
    super(vertx);
    this.work = work;
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** Throws SQLException when the database failed, which concerns the whole batch; a refusal concerns this call only. */
  void run(Database database) throws SQLException {
    try {
      succeed(work.run(database));
    } catch (RuntimeException refused) {
      fail(refused);
    } catch (SQLiteException failed) {
      if (failed.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) throw failed;
      // The statement itself is wrong (a collection nobody declared): it did nothing, and its neighbours are sound.
      fail(new IllegalStateException(failed.getMessage(), failed));
    }
  }
}
