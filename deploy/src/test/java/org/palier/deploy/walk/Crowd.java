package org.palier.deploy.walk;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palier.deploy.Application;
import org.palier.engine.account.Email;
import org.palier.engine.content.Form;
import org.palier.engine.enrolment.Registration;
import org.palier.engine.json.Json;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;

/** Many validated candidates at once: the same services as behind the doors, without knocking at each a hundred times. */
final class Crowd {
  private static final String WINDOW = "crowd-window";
  private final House house;
  private final Application app;

  Crowd(House house) {
    this.house = house;
    this.app = house.application();
  }

  List<Candidate> validated(int size) {
    var emails = new ArrayList<String>();
    for (int i = 0; i < size; i++) emails.add(House.newEmail("crowd"));
    Future.all(emails.stream().map(this::validate).toList()).await();
    return emails.stream().map(email -> new Candidate(house, house.visitor(), email)).toList();
  }

  private Future<Void> validate(String address) {
    var email = new Email(address);
    return app.enrolments().register(Json.read(House.registration(address, "Anonyme"), Registration.class))
        .compose(_ -> app.enrolments().confirm(email))
        .compose(_ -> app.accounts().find(email))
        .compose(account -> prepare(account.orElseThrow().id()))
        .compose(this::passes);
  }

  private Future<String> prepare(String account) {
    var certification = app.certifications().find(House.CERTIFICATION).orElseThrow();
    var test = certification.requiredTest("entry-test");
    var assignment = new Assignment(account, certification.reference(), test.id(), Optional.empty(), 1);
    return app.preparation().prepare(assignment, test.blueprint(), test.scoring().rule(), Preparation.newSeed(), Optional.empty());
  }

  private Future<Void> passes(String sitting) {
    return app.sittings().handle(sitting, new SittingCommand.Start(Duration.ofMinutes(45), 0, Duration.ZERO, Optional.empty()))
        .compose(_ -> app.sittings().handle(sitting, new SittingCommand.OpenConnection(WINDOW, false, Optional.empty())))
        .compose(handled -> answer(sitting, ((Sitting.Open) handled.current().sitting()).prepared().form()))
        .compose(_ -> app.sittings().handle(sitting, new SittingCommand.Submit(WINDOW, "crowd"))).mapEmpty();
  }

  private Future<?> answer(String sitting, Form form) {
    Future<?> all = Future.succeededFuture();
    for (int item = 1; item <= 40; item++) {
      int number = item;
      var key = app.catalog().item(form.origin().bankVersion(), form.item(number).item()).key();
      all = all.compose(_ -> app.sittings().handle(sitting, new SittingCommand.SaveResponse(WINDOW, number, 0, key)));
    }
    return all;
  }
}
