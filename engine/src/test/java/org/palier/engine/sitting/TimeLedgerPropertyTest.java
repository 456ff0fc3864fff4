package org.palier.engine.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palier.engine.sitting.Facts.NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of the clock whatever legal things happen to it, against a second reckoning that shares no code with it. */
class TimeLedgerPropertyTest {
  private static final Duration FAR = Duration.ofDays(30);

  @Test void the_deadline_is_the_sum_of_its_parts_and_never_passes_the_cut_off() {
    Cases.each(random -> new Walk(random).go(walk -> {
      var expected = walk.ledger.startedAt().plusMillis(walk.limitMillis * (100 + walk.extra) / 100 + walk.givenMillis(walk.now));
      assertEquals(walk.cutOff.filter(expected::isAfter).orElse(expected), walk.ledger.deadline(walk.now));
    }));
  }

  @Test void nothing_that_happens_moves_the_deadline_back() {
    Cases.each(random -> {
      var walk = new Walk(random);
      var latest = new Instant[] {walk.ledger.deadline(walk.now)};
      walk.go(after -> {
        var deadline = after.ledger.deadline(after.now);
        assertFalse(deadline.isBefore(latest[0]), "deadline " + deadline + " after " + latest[0]);
        latest[0] = deadline;
      });
    });
  }

  @Test void the_time_left_is_never_negative_and_never_grows_while_the_clock_runs() {
    Cases.each(random -> new Walk(random).go(walk -> {
      var later = walk.now.plusMillis(random.nextLong(1, 10_000_000));
      var left = walk.ledger.remaining(walk.now);
      assertFalse(left.isNegative());
      assertFalse(walk.ledger.remaining(later).isNegative());
      assertTrue(walk.ledger.remaining(later).compareTo(left) <= 0);
      if (!walk.ledger.isPaused()) {
        var expected = left.minus(Duration.between(walk.now, later));
        assertEquals(expected.isNegative() ? Duration.ZERO : expected, walk.ledger.remaining(later));
      }
    }));
  }

  @Test void a_pause_of_staff_keeps_the_time_left_for_as_long_as_the_session_lasts() {
    Cases.each(random -> new Walk(random).go(walk -> {
      if (!walk.ledger.isPaused() || walk.ledger.isOnBreak()) return;
      var later = walk.now.plusMillis(random.nextLong(1, 100_000_000));
      var left = walk.ledger.remaining(walk.now);
      var end = walk.cutOff.map(cut -> Duration.between(later, cut)).map(rest -> rest.isNegative() ? Duration.ZERO : rest);
      assertEquals(end.filter(rest -> rest.compareTo(left) < 0).orElse(left), walk.ledger.remaining(later));
    }));
  }

  @Test void breaks_never_give_more_than_the_allowance() {
    Cases.each(random -> {
      var walk = new Walk(random);
      walk.go(after -> {
        assertTrue(after.usedBreakMillis <= after.breaksMillis);
        assertEquals(after.breaksMillis - after.usedBreakMillis, after.ledger.breakLeft().toMillis());
        if (after.ledger.isOnBreak()) {
          var gain = Duration.between(after.ledger.deadline(after.now), after.ledger.deadline(after.now.plus(FAR)));
          assertTrue(gain.compareTo(after.ledger.breakLeft()) <= 0, "a break gains " + gain);
        }
      });
    });
  }

  @Test void the_sweep_looks_at_the_very_instant_the_time_can_be_over_and_not_later() {
    Cases.each(random -> new Walk(random).go(walk -> {
      var sweepAt = walk.ledger.sweepAt();
      if (sweepAt.isEmpty()) {
        assertFalse(walk.ledger.over(walk.now.plus(FAR)));
        return;
      }
      assertTrue(walk.ledger.over(sweepAt.get()), "swept too early");
      assertTrue(walk.ledger.over(sweepAt.get().plus(FAR)));
      if (walk.now.isBefore(sweepAt.get())) assertFalse(walk.ledger.over(sweepAt.get().minusMillis(1)), "swept too late");
    }));
  }

  @Test void what_is_over_stays_over() {
    Cases.each(random -> new Walk(random).go(walk -> {
      var later = walk.now.plusMillis(random.nextLong(1, 20_000_000));
      if (walk.ledger.over(later)) assertTrue(walk.ledger.over(later.plusMillis(random.nextLong(1, 20_000_000))));
    }));
  }

  /** A ledger, and beside it the same reckoning in plain milliseconds. */
  private static final class Walk {
    final SplittableRandom random;
    final long limitMillis;
    final int extra;
    final long breaksMillis;
    final Optional<Instant> cutOff;
    Instant now = NINE;
    TimeLedger ledger;
    long usedBreakMillis;
    private long givenMillis;

    Walk(SplittableRandom random) {
      this.random = random;
      limitMillis = random.nextLong(1, 180) * 60_000;
      extra = random.nextInt(3) == 0 ? 0 : random.nextInt(301);
      breaksMillis = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 3_600_000);
      cutOff = random.nextBoolean() ? Optional.empty() : Optional.of(NINE.plusMillis(random.nextLong(1, 4 * limitMillis)));
      ledger = TimeLedger.started(NINE, Duration.ofMillis(limitMillis), extra, Duration.ofMillis(breaksMillis), cutOff);
    }

    /** Lets time pass and legal things happen until the time is over, looking after each. */
    void go(java.util.function.Consumer<Walk> look) {
      look.accept(this);
      for (int step = 0; step < 30; step++) {
        now = now.plusMillis(random.nextInt(4) == 0 ? 0 : random.nextLong(1, 30 * 60_000));
        look.accept(this);
        if (ledger.over(now)) return;
        happen();
        look.accept(this);
      }
    }

    long givenMillis(Instant at) {
      return givenMillis + ledger.pause().map(pause -> credit(pause, at)).orElse(0L);
    }

    private long credit(TimeLedger.OpenPause pause, Instant at) {
      long lasted = at.toEpochMilli() - pause.since().toEpochMilli();
      return pause.most().isPresent() ? Math.min(lasted, breaksMillis - usedBreakMillis) : lasted;
    }

    private void happen() {
      if (random.nextInt(5) == 0) {
        long time = random.nextLong(1_000, 3_600_000);
        givenMillis += time;
        ledger = ledger.extended(Duration.ofMillis(time));
      } else if (ledger.isPaused()) {
        long credit = credit(ledger.pause().orElseThrow(), now);
        if (ledger.isOnBreak()) usedBreakMillis += credit;
        givenMillis += credit;
        ledger = ledger.resumed(now);
      } else if (usedBreakMillis < breaksMillis && random.nextBoolean()) {
        ledger = ledger.paused(now, "break", Optional.of(ledger.breakLeft()));
      } else {
        ledger = ledger.paused(now, "fire alarm", Optional.empty());
      }
    }
  }
}
