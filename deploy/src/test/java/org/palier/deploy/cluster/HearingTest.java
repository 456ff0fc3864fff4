package org.palier.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.palier.deploy.cluster.Hearing.Verdict;

/** Who answers whom, in rounds of which every node says one beat to those that its words reach. */
class HearingTest {
  private static final int PATIENCE = 3;
  private static final int LONG = 20;

  private final List<String> members = new ArrayList<>();
  private final Map<String, Hearing> nodes = new TreeMap<>();
  private final Map<String, Verdict> verdicts = new TreeMap<>();
  /** "a>b": what a says does not reach b. */
  private final Set<String> cut = new HashSet<>();

  @Test void nodes_that_hear_each_other_are_well_from_the_first_round_on() {
    join("a", "b", "c");
    for (int round = 0; round < LONG; round++) {
      rounds(1);
      verdicts.values().forEach(verdict -> assertTrue(verdict.well() && verdict.ready(), verdict.toString()));
    }
  }

  @Test void a_node_alone_hears_itself() {
    join("a");
    rounds(LONG);
    assertTrue(of("a").well() && of("a").ready());
  }

  @Test void a_node_that_does_not_hear_itself_is_not_ready_and_the_others_are() {
    join("a", "b");
    rounds(2);
    cut.addAll(List.of("a>a", "b>a"));
    rounds(PATIENCE);
    assertTrue(of("a").ready(), "what was said before was heard, and an answer or two may be lost");
    rounds(1);
    assertTrue(of("a").deaf());
    assertFalse(of("a").ready());
    rounds(PATIENCE);
    assertEquals(Set.of("a"), of("b").silent());
    assertTrue(of("b").ready(), "the younger of the two, and the one that hears");
  }

  @Test void a_lost_answer_now_and_then_is_no_trouble() {
    join("a", "b");
    rounds(2);
    for (int i = 0; i < 5; i++) {
      cut.addAll(List.of("a>b", "b>a", "a>a"));
      rounds(PATIENCE - 1);
      cut.clear();
      rounds(2);
      verdicts.values().forEach(verdict -> assertTrue(verdict.well(), verdict.toString()));
    }
  }

  @Test void of_two_that_do_not_hear_each_other_the_older_goes_on() {
    join("a", "b");
    rounds(2);
    cut.add("b>a");
    rounds(PATIENCE + 2);
    assertEquals(Set.of("b"), of("a").silent());
    assertEquals(Set.of("a"), of("b").silent(), "it hears a say that a did not hear it");
    assertTrue(of("a").ready());
    assertFalse(of("b").ready());
    assertFalse(of("b").deaf());
  }

  @Test void one_that_none_of_several_hear_is_not_ready_even_if_it_is_the_oldest() {
    join("a", "b", "c");
    rounds(2);
    cut.addAll(List.of("a>b", "a>c", "b>a", "c>a"));
    rounds(PATIENCE + 2);
    assertFalse(of("a").ready());
    assertTrue(of("b").ready() && of("c").ready());
  }

  @Test void what_is_heard_again_is_well_at_once() {
    join("a", "b");
    rounds(2);
    cut.addAll(List.of("a>b", "b>a", "b>b"));
    rounds(LONG);
    assertFalse(of("b").ready());
    cut.clear();
    rounds(2);
    verdicts.values().forEach(verdict -> assertTrue(verdict.well() && verdict.ready(), verdict.toString()));
  }

  @Test void a_node_alone_that_went_deaf_is_well_when_it_hears_itself_say_so() {
    join("a");
    rounds(2);
    cut.add("a>a");
    rounds(LONG);
    assertFalse(of("a").ready());
    cut.clear();
    rounds(2);
    assertTrue(of("a").well() && of("a").ready());
  }

  @Test void a_node_that_left_is_not_missed() {
    join("a", "b");
    rounds(LONG);
    nodes.remove("b");
    members.remove("b");
    verdicts.remove("b");
    rounds(LONG);
    assertEquals(new Verdict(List.of("a"), false, Set.of(), true), of("a"));
  }

  @Test void a_newcomer_may_take_its_time_to_come_up_but_not_for_ever() {
    join("a");
    rounds(LONG);
    members.add("b");
    rounds(4 * PATIENCE - 1);
    assertTrue(of("a").well());
    rounds(1);
    assertEquals(Set.of("b"), of("a").silent());
    assertTrue(of("a").ready());
  }

  @Test void a_beat_is_the_same_after_the_wire() {
    var beat = new Beat("a", true, Set.of("a", "b"));
    assertEquals(beat, Beat.of(beat.json()));
  }

  private void join(String... names) {
    for (var name : names) {
      members.add(name);
      nodes.put(name, new Hearing(name, PATIENCE));
    }
  }

  private void rounds(int count) {
    for (int round = 0; round < count; round++)
      nodes.forEach((name, node) -> {
        var verdict = node.round(List.copyOf(members));
        verdicts.put(name, verdict);
        var beat = node.beat(verdict.deaf());
        nodes.forEach((other, hearing) -> {
          if (!cut.contains(name + ">" + other)) hearing.heard(beat);
        });
      });
  }

  private Verdict of(String name) {
    return verdicts.get(name);
  }
}
