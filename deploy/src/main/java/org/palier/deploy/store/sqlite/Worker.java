package org.palier.deploy.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.palier.deploy.store.Reply;
import org.palier.engine.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread with its connection: takes what waits, runs it, commits once for all of it, then replies. When the database
 * fails, nothing of the batch was kept, every call of it is told so, and the next batch tries with a new connection.
 */
final class Worker {
  interface Opening {
    Database open() throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Intake intake;
  private final int mostInBatch;
  private final Opening opening;
  private final Thread thread;
  private Database database;
  private boolean failing;
  private volatile long commits;

  Worker(String name, Intake intake, int mostInBatch, Opening opening) {
    this.intake = intake;
    this.mostInBatch = mostInBatch;
    this.opening = opening;
    thread = Thread.ofPlatform().name(name).daemon().start(this::work);
  }

  long commits() {
    return commits;
  }

  /** Returns when the intake is closed and drained, and the connection closed. */
  void join() throws InterruptedException {
    thread.join();
  }

  private void work() {
    for (var batch = intake.take(mostInBatch); !batch.isEmpty(); batch = intake.take(mostInBatch)) {
      run(batch);
      Reply.deliver(batch);
    }
    close();
  }

  private void run(List<Call<?>> batch) {
    try {
      if (database == null) database = opening.open();
      for (var call : batch) call.run(database);
      database.commit();
      commits++;
      if (failing) LOG.info("the store works again");
      failing = false;
    } catch (SQLException | RuntimeException | Error failure) {
      // Refusals too: they may rest on entries of this batch that are gone now.
      for (var call : batch) call.fail(new StoreUnavailable("the store failed: " + failure.getMessage(), failure));
      if (!failing) LOG.error("the store failed; {} calls were refused", batch.size(), failure);
      failing = true;
      close();
    }
  }

  private void close() {
    try {
      if (database != null) database.close();
    } catch (SQLException failure) {
      LOG.warn("closing a connection failed", failure);
    } finally {
      database = null;
    }
  }
}
