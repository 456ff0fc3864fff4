package org.palier.proctoring.review;

import io.vertx.core.Future;
import java.util.Optional;

/** Sees to it that a candidate is written what he is owed, also when the server stopped in between. Only a crash between letter and note sends one twice. */
public final class CasePost {
  private static final int AT_ONCE = 50;

  private final Cases cases;
  private final CaseLetters letters;

  public CasePost(Cases cases, CaseLetters letters) {
    this.cases = cases;
    this.letters = letters;
  }

  /** @return the case after what was owed is posted */
  Future<Cases.Current> settle(Cases.Current current) {
    var owed = current.state().letterOwed();
    if (owed.isEmpty()) return Future.succeededFuture(current);
    Optional<java.time.Instant> until = current.state().informed().map(Case.Informed::until);
    return letters.post(owed.get(), current.state().about(), until)
        .compose(_ -> cases.handle(current.sitting(), CaseOrder.ofHouse(new CaseCommand.NoteLetter(owed.get()))))
        .compose(handled -> settle(handled.current()));
  }

  /** One round over those that are owed something. */
  public Future<Void> sweep() {
    return cases.owed(AT_ONCE).compose(owed -> {
      Future<?> all = Future.succeededFuture();
      for (var summary : owed) all = all.compose(_ -> cases.current(summary.id())).compose(this::settle);
      return all.mapEmpty();
    });
  }
}
