package org.palier.deploy.store.mongo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What a publisher of the driver publishes, as a future. It completes on a thread of the driver: do not block there. */
final class Published<T> implements Subscriber<T> {
  private final List<T> items = new ArrayList<>();
  private final Promise<List<T>> promise = Promise.promise();

  private Published() {}

  /** Everything: the query must carry a limit. */
  static <T> Future<List<T>> all(Publisher<T> publisher) {
    var published = new Published<T>();
    publisher.subscribe(published);
    return published.promise.future();
  }

  static <T> Future<Optional<T>> first(Publisher<T> publisher) {
    return all(publisher).map(items -> items.stream().findFirst());
  }

  /** The one item of a publisher that always has one. */
  static <T> Future<T> only(Publisher<T> publisher) {
    return all(publisher).map(List::getFirst);
  }

  @Override public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override public void onNext(T item) {
    items.add(item);
  }

  @Override public void onError(Throwable failure) {
    promise.tryFail(failure);
  }

  @Override public void onComplete() {
    promise.tryComplete(items);
  }
}
