package org.palier.deploy.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.store.DocumentStore;

/** What a room's pages ask at every change is not read from the store each time. */
class AccommodationLatelyTest extends StoreFixture {
  private final AtomicInteger reads = new AtomicInteger();

  @Test void it_is_read_once_and_again_when_something_was_decided_or_erased() {
    var enrolments = new Enrolments(counting(), null, null, clock);
    Outcome.of(enrolments.declare());
    var third = new Accommodation(33, 0, "", "Dominique Faure", LocalDate.parse("2026-01-10"));
    for (int draw = 0; draw < 5; draw++) assertEquals(Optional.empty(), Outcome.of(enrolments.accommodationLately("a-1")));
    assertEquals(1, reads.get());
    Outcome.of(enrolments.accommodate("a-1", third));
    for (int draw = 0; draw < 5; draw++) assertEquals(Optional.of(third), Outcome.of(enrolments.accommodationLately("a-1")));
    assertEquals(2, reads.get());
    Outcome.of(enrolments.erase("a-1"));
    assertEquals(Optional.empty(), Outcome.of(enrolments.accommodationLately("a-1")));
  }

  private DocumentStore counting() {
    return (DocumentStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DocumentStore.class}, (_, method, arguments) -> {
      if (method.getName().equals("get")) reads.incrementAndGet();
      try {
        return method.invoke(store, arguments);
      } catch (InvocationTargetException failed) {
        throw failed.getCause();
      }
    });
  }
}
