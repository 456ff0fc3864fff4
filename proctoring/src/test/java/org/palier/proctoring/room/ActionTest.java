package org.palier.proctoring.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palier.proctoring.room.Action.FLAG;
import static org.palier.proctoring.room.Action.PAUSE;
import static org.palier.proctoring.room.Action.RESUME;
import static org.palier.proctoring.room.Action.TERMINATE;
import static org.palier.proctoring.room.Action.UPDATE;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActionTest {
  @Test void the_first_five_are_those_of_the_assessment_control_service_in_its_order() {
    assertEquals(List.of(PAUSE, RESUME, TERMINATE, UPDATE, FLAG), Stream.of(Action.values()).limit(5).toList());
  }
}
