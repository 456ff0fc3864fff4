package org.palier.deploy.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.palier.bank.BankCatalog;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.item.BankLoader;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.bus.Announcements;
import org.palier.engine.certification.Certifications;
import org.palier.engine.certification.TestSpec;
import org.palier.engine.content.Interaction;
import org.palier.engine.content.Response;
import org.palier.engine.sitting.Assignment;
import org.palier.engine.sitting.DeadlineSweep;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;

/** Two nodes over one real store: each with its own cache, neither knowing of the other. */
abstract class TwoNodes extends StoreFixture {
  protected static final String WINDOW = "window-a";
  protected static final TestSpec TEST = Certifications.shipped().find("activite-commerciale-reseaux-sociaux").orElseThrow().requiredTest("entry-test");
  private static final BankCatalog CATALOG = new BankCatalog(List.of(BankLoader.starter()), BlueprintLoader.shipped());

  protected final class Node {
    protected final FaultyStore documents = new FaultyStore(store);
    protected final Summaries summaries = new Summaries(documents);
    protected final Sittings sittings = new Sittings(store, CATALOG, summaries, new Announcements(vertx), clock);
    protected final Preparation preparation = new Preparation(sittings, summaries, CATALOG);
    protected final DeadlineSweep sweep = new DeadlineSweep(sittings, summaries);

    protected Sittings.Handled does(String sitting, SittingCommand command) {
      return Outcome.of(sittings.handle(sitting, command));
    }

    protected Sitting sees(String sitting) {
      return Outcome.of(sittings.current(sitting)).sitting();
    }
  }

  protected Node one;
  protected Node two;

  @BeforeEach void nodes() {
    one = new Node();
    two = new Node();
    Outcome.of(one.summaries.declare());
  }

  protected static Assignment assignment(String candidate) {
    return new Assignment(candidate, "activite-commerciale-reseaux-sociaux@1", TEST.id(), Optional.empty(), 1);
  }

  protected String prepared(String candidate) {
    return Outcome.of(one.preparation.prepare(assignment(candidate), TEST.blueprint(), TEST.scoring().rule(), Preparation.newSeed(), Optional.empty()));
  }

  /** Started on the first node, forty-five minutes, its window open. */
  protected String started(String candidate) {
    var sitting = prepared(candidate);
    one.does(sitting, new SittingCommand.Start(Duration.ofMinutes(45), 0, Duration.ofMinutes(5), Optional.<Instant>empty()));
    one.does(sitting, new SittingCommand.OpenConnection(WINDOW, false, Optional.empty()));
    return sitting;
  }

  /** Numbers of items of one choice; each has at least two options. */
  protected List<Integer> choices(String sitting) {
    var form = one.sees(sitting).preparation().orElseThrow().form();
    return IntStream.rangeClosed(1, form.size()).filter(number -> interaction(sitting, number) instanceof Interaction.SingleChoice).boxed().toList();
  }

  protected Response choice(String sitting, int item, int option) {
    var options = ((Interaction.SingleChoice) interaction(sitting, item)).options();
    return new Response.SingleChoice(options.get(option % options.size()).id());
  }

  private Interaction interaction(String sitting, int item) {
    var form = one.sees(sitting).preparation().orElseThrow().form();
    return CATALOG.item(form.origin().bankVersion(), form.item(item).item()).interaction();
  }
}
