package org.palier.deploy.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import org.palier.engine.store.StoreUnavailable;

/** What the driver's exceptions mean to the port. */
final class Failures {
  private Failures() {}

  static boolean isDuplicateKey(Throwable failure) {
    return failure instanceof MongoException mongo && ErrorCategory.fromErrorCode(mongo.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }

  /** No server was found or no connection could be had: the command never left. */
  static boolean neverSent(Throwable failure) {
    return failure instanceof MongoTimeoutException || failure instanceof MongoSocketOpenException
        || failure instanceof MongoConnectionPoolClearedException;
  }

  static Throwable explained(Throwable failure) {
    if (!(failure instanceof MongoException)) return failure;
    var what = failure instanceof MongoCommandException command ? command.getErrorMessage() : failure.getMessage();
    return new StoreUnavailable("MongoDB failed: " + what, failure);
  }
}
