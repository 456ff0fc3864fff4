package org.palier.engine.sitting;

import static org.palier.engine.sitting.Facts.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.palier.engine.content.Response;
import org.palier.engine.content.TestRules.Navigation;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.scoring.Result.Verdict;

/** A sitting to which anything is done in any order, by anybody, by clocks that differ by seconds: what the rules let through. */
final class RandomStory {
  final List<SittingEvent> events = new ArrayList<>();
  final List<Reason> refusals = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  Sitting sitting = Sitting.ABSENT;
  private final SplittableRandom random;
  private Instant now = NINE;

  record Step(SittingCommand command, Instant at, Sitting before, List<SittingEvent> events) {}

  RandomStory(SplittableRandom random, int length) {
    this.random = random;
    for (int i = 0; i < length; i++) {
      now = now.plusMillis(random.nextInt(3) > 0 ? random.nextLong(0, 30_000) : random.nextLong(0, 400_000));
      step(command());
    }
  }

  private void step(SittingCommand command) {
    var at = random.nextInt(6) == 0 ? now.minusMillis(random.nextLong(0, 3_000)) : now;
    try {
      var decided = SittingDecider.decide(sitting, command, Facts::interaction, at);
      steps.add(new Step(command, at, sitting, decided));
      for (var event : decided) sitting = sitting.after(event);
      events.addAll(decided);
    } catch (Refused refused) {
      refusals.add(refused.reason());
    }
  }

  private SittingCommand command() {
    if (sitting instanceof Sitting.Absent && random.nextInt(4) > 0) return prepare();
    if (sitting instanceof Sitting.Ready && random.nextInt(3) > 0) return start();
    return switch (random.nextInt(30)) {
      case 0 -> prepare();
      case 1 -> start();
      case 2, 3, 4 -> new SittingCommand.OpenConnection(window(), random.nextBoolean(), random.nextBoolean() ? Optional.of(window()) : Optional.empty());
      case 5 -> new SittingCommand.FlagItem(window(), item(), random.nextBoolean());
      case 6 -> new SittingCommand.LeaveItem(window(), item());
      case 7 -> new SittingCommand.TakeBreak(window(), ZOE);
      case 8, 9 -> new SittingCommand.EndBreak(window(), ZOE);
      case 10 -> random.nextInt(4) > 0 ? start() : new SittingCommand.Submit(window(), ZOE);
      case 11 -> new SittingCommand.Pause("reason " + random.nextInt(2), EVE);
      case 12, 13 -> new SittingCommand.Resume(EVE);
      case 14 -> new SittingCommand.AddTime(Duration.ofSeconds(random.nextLong(1, 600)), "noise", EVE, "addition-" + random.nextInt(6));
      case 15 -> random.nextInt(4) > 0 ? start()
          : new SittingCommand.Terminate(random.nextBoolean() ? Ending.TERMINATED : Ending.TECHNICAL_FAULT, "reason " + random.nextInt(2), EVE);
      case 16 -> new SittingCommand.Expire();
      case 17 -> new SittingCommand.AdmitLateResponse(random.nextInt(1, 5), "line cut", EVE);
      case 18 -> new SittingCommand.DecideResult(Verdict.values()[random.nextInt(3)], "reason " + random.nextInt(2), EVE);
      case 19, 20 -> new SittingCommand.ReportItem(window(), item(), one(ItemReport.Category.values()), "broken " + random.nextInt(2));
      case 21, 22 -> new SittingCommand.JudgeItemReport(item(), random.nextBoolean(), "reason " + random.nextInt(2), EVE);
      default -> save();
    };
  }

  private SittingCommand prepare() {
    return new SittingCommand.Prepare(ASSIGNMENT, FORM, random.nextBoolean() ? Navigation.FREE : Navigation.LINEAR, RULE, PREPARE.seed(),
        random.nextBoolean() ? PREPARE.seedHash() : Optional.empty(), "rules@1");
  }

  private SittingCommand start() {
    return new SittingCommand.Start(Duration.ofMinutes(random.nextLong(1, 90)), random.nextInt(301), Duration.ofSeconds(random.nextLong(0, 600)),
        random.nextInt(3) == 0 ? Optional.of(NINE.plusSeconds(random.nextLong(0, 7_200))) : Optional.empty());
  }

  /** Mostly what a page would send; now and then stale, wrong or nowhere. */
  private SittingCommand save() {
    int item = item();
    int known = FORM.has(item) ? SittingView.answers(sitting).map(all -> all.of(item).revision()).orElse(0) : 0;
    int seen = random.nextInt(8) == 0 ? random.nextInt(4) : known;
    return new SittingCommand.SaveResponse(window(), item, seen, random.nextInt(12) == 0 ? response(random.nextInt(8)) : response(item));
  }

  private Response response(int kind) {
    return switch (kind) {
      case 1 -> new Response.SingleChoice(one("a", "b", "c", "d"));
      case 2 -> new Response.MultipleChoice(random.nextBoolean() ? List.of("f", "b", "a") : List.of(one("a", "c")));
      case 3 -> new Response.Order(random.nextBoolean() ? List.of("b", "a", "c") : List.of("c", "b", "a"));
      case 4 -> new Response.Match(random.nextBoolean() ? Map.of("s3", "t1", "s1", "t3", "s2", "t2") : Map.of("s1", one("t1", "t4")));
      case 5 -> new Response.InlineChoice(random.nextBoolean() ? Map.of("g2", "a", "g1", "b") : Map.of());
      case 6 -> new Response.Numeric(one("42", "41,5", " ", "zéro « œuf » \u202f1"));
      default -> new Response.Blank();
    };
  }

  private String window() {
    return random.nextInt(5) > 0 && sitting instanceof Sitting.Open open && !open.connection().isEmpty() ? open.connection() : one(WINDOW, OTHER, "window-c");
  }

  private int item() {
    return random.nextInt(20) == 0 ? random.nextInt(-1, 9) : random.nextInt(1, 7);
  }

  @SafeVarargs
  private <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}
