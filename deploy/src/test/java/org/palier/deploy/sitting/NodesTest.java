package org.palier.deploy.sitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.scoring.Ending;
import org.palier.engine.sitting.Sitting;
import org.palier.engine.sitting.SittingCommand.*;
import org.palier.engine.sitting.Sittings;

/** A node whose cache is behind the other's writes never answers from it. */
class NodesTest extends TwoNodes {
  @Test void an_answer_changed_elsewhere_is_not_acknowledged_as_saved() {
    var sitting = started("a-zoe");
    int item = choices(sitting).getFirst();
    var first = choice(sitting, item, 0);
    var second = choice(sitting, item, 1);
    two.does(sitting, new SaveResponse(WINDOW, item, 0, first));
    one.does(sitting, new SaveResponse(WINDOW, item, 1, second));
    var refused = refused(Reason.STALE_REVISION, two, sitting, new SaveResponse(WINDOW, item, 1, first));
    assertEquals(Map.of("revision", 2, "response", second), refused.details());
    assertEquals(List.of(), two.does(sitting, new SaveResponse(WINDOW, item, 1, second)).events());
  }

  @Test void a_window_that_took_over_on_one_node_answers_on_the_other() {
    var sitting = started("a-zoe");
    int item = choices(sitting).getFirst();
    two.does(sitting, new SaveResponse(WINDOW, item, 0, choice(sitting, item, 0)));
    one.does(sitting, new OpenConnection("window-b", true, Optional.empty()));
    two.does(sitting, new SaveResponse("window-b", item, 1, choice(sitting, item, 1)));
    refused(Reason.CONNECTION_TAKEN_OVER, one, sitting, new SaveResponse(WINDOW, item, 2, choice(sitting, item, 2)));
  }

  @Test void what_was_resumed_on_one_node_runs_on_the_other() {
    var sitting = started("a-zoe");
    int item = choices(sitting).getFirst();
    two.does(sitting, new Pause("fire alarm", "a-eve"));
    one.does(sitting, new Resume("a-eve"));
    assertEquals(1, two.does(sitting, new SaveResponse(WINDOW, item, 0, choice(sitting, item, 0))).events().size());
    two.does(sitting, new Pause("fire alarm", "a-eve"));
    one.does(sitting, new Resume("a-eve"));
    assertEquals(1, two.does(sitting, new Pause("fire alarm", "a-eve")).events().size());
  }

  @Test void two_supervisors_on_two_nodes_each_add_their_time() {
    var sitting = started("a-zoe");
    two.sees(sitting);
    one.does(sitting, new AddTime(Duration.ofMinutes(5), "noise", "a-eve", "addition-1"));
    var open = (Sitting.Open) two.does(sitting, new AddTime(Duration.ofMinutes(5), "noise", "a-max", "addition-2")).current().sitting();
    assertEquals(Duration.ofMinutes(55), open.ledger().remaining(clock.instant()));
  }

  @Test void time_asked_for_again_of_another_node_is_added_once() {
    var sitting = started("a-zoe");
    two.sees(sitting);
    var add = new AddTime(Duration.ofMinutes(5), "noise", "a-eve", "addition-1");
    one.does(sitting, add);
    var again = two.does(sitting, add);
    assertEquals(List.of(), again.events());
    assertEquals(Duration.ofMinutes(50), ((Sitting.Open) again.current().sitting()).ledger().remaining(clock.instant()));
  }

  @Test void time_added_on_one_node_is_not_expired_by_the_other() {
    var sitting = started("a-zoe");
    two.sees(sitting);
    one.does(sitting, new AddTime(Duration.ofMinutes(5), "noise", "a-eve", "addition-1"));
    clock.pass(Duration.ofMinutes(45));
    assertEquals(List.of(), two.does(sitting, new Expire()).events());
    var open = assertInstanceOf(Sitting.Open.class, two.sees(sitting));
    assertEquals(Duration.ofMinutes(5), open.ledger().remaining(clock.instant()));
  }

  @Test void what_ended_on_one_node_is_over_for_every_reader() {
    var sitting = started("a-zoe");
    assertInstanceOf(Sitting.Open.class, two.sees(sitting));
    one.does(sitting, new Terminate(Ending.TERMINATED, "fraud", "a-eve"));
    assertInstanceOf(Sitting.Over.class, two.sees(sitting));
  }

  @Test void a_response_after_the_deadline_is_kept_aside_behind_the_ending_that_nobody_had_written() {
    var sitting = started("a-zoe");
    int item = choices(sitting).getFirst();
    two.sees(sitting);
    clock.pass(Duration.ofMinutes(46));
    var over = assertInstanceOf(Sitting.Over.class, two.does(sitting, new SaveResponse(WINDOW, item, 0, choice(sitting, item, 0))).current().sitting());
    assertEquals(Ending.EXPIRED, over.ending());
    assertEquals(over.last().ledger().startedAt().plus(Duration.ofMinutes(45)), over.ended().effectiveAt());
    assertEquals(1, over.late().size());
    assertEquals(0, over.answers().answered());
  }

  @Test void what_is_absent_is_not_found_on_any_node() {
    for (var sitting : List.of("s-nowhere", "")) {
      refused(Reason.NOT_FOUND, one, "s-x" + sitting, new Resume("a-eve"));
      assertThrows(Refused.class, () -> two.sees("s-x" + sitting));
    }
  }

  private static Refused refused(Reason reason, Node node, String sitting, org.palier.engine.sitting.SittingCommand command) {
    var refused = assertThrows(Refused.class, () -> {
      Sittings.Handled _ = node.does(sitting, command);
    });
    assertEquals(reason, refused.reason());
    return refused;
  }
}
