package org.palier.deploy.demo;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.palier.deploy.Application;
import org.palier.engine.content.Response;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;

/** A candidate who answers by himself: the first part of the items rightly, the rest not at all. */
final class DemoCandidate {
  private static final String WINDOW = "demo-window";

  private final Application app;

  DemoCandidate(Application app) {
    this.app = app;
  }

  Future<Void> takesEntryTest(String candidate, String certificationId) {
    var certification = app.certifications().find(certificationId).orElseThrow();
    var test = certification.requiredTest("entry-test");
    var assignment = new Assignment(candidate, certification.reference(), test.id(), Optional.empty(), 1);
    return app.preparation().prepare(assignment, test.blueprint(), test.scoring().rule(), Preparation.newSeed(), Optional.empty())
        .compose(sitting -> sits(sitting, 0.8));
  }

  /** @param part of the items answered, all of them rightly, 0 to 1 */
  Future<Void> sits(String sitting, double part) {
    return app.sittings().handle(sitting, new SittingCommand.Start(Duration.ofMinutes(75), 0, Duration.ZERO, Optional.empty()))
        .compose(_ -> app.sittings().handle(sitting, new SittingCommand.OpenConnection(WINDOW, false, Optional.empty())))
        .compose(handled -> {
          var form = ((Sitting.Open) handled.current().sitting()).prepared().form();
          Future<?> all = Future.succeededFuture();
          for (int item = 1; item <= form.size() * part; item++) {
            int number = item;
            Response key = app.catalog().item(form.origin().bankVersion(), form.item(number).item()).key();
            all = all.compose(_ -> app.sittings().handle(sitting, new SittingCommand.SaveResponse(WINDOW, number, 0, key)));
          }
          return all;
        })
        .compose(_ -> app.sittings().handle(sitting, new SittingCommand.Submit(WINDOW, "demo")))
        .mapEmpty();
  }
}
