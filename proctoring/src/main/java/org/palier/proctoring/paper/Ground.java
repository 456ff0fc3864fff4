package org.palier.proctoring.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.examsession.ExamSession;
import org.palier.proctoring.room.Identity;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.Seat;

/**
 * What all papers of a room are made of.
 *
 * @param roll     the seats in the order of a list: by family name
 * @param courses  by the sitting
 * @param measures by the sitting
 * @param names    by account
 */
record Ground(
    String id, Room room, List<Seat> roll, ExamSession session, SessionFacts facts, Map<String, Course> courses, Map<String, Measure> measures,
    Map<String, String> names, Instant now) {
  String name(String account) {
    return names.getOrDefault(account, account);
  }

  String candidate(String sitting) {
    return Optional.ofNullable(room.seats().get(sitting)).map(seat -> name(seat.candidate())).orElse(sitting);
  }

  /** The place kept for a candidate, from 1. */
  int place(Seat seat) {
    return List.copyOf(room.seats().keySet()).indexOf(seat.sitting()) + 1;
  }

  Optional<Measure> measure(Seat seat) {
    return Optional.ofNullable(measures.get(seat.sitting()));
  }

  Attendance attendance(Seat seat) {
    if (seat.stage() == Seat.Stage.ABSENT) return new Attendance.Absent();
    // At a distance nobody sees a candidate leave: the end of the test is the end of the attendance.
    var left = seat.departedAt().or(() -> session.remote() ? course(seat).endedAt() : Optional.empty());
    return seat.arrivedAt().<Attendance>map(arrived -> new Attendance.Present(arrived, left)).orElseGet(Attendance.Expected::new);
  }

  /** Who is absent showed nothing, whatever was noted before. */
  Optional<Identity> identity(Seat seat) {
    return seat.identity().filter(_ -> seat.stage() != Seat.Stage.ABSENT);
  }

  Course course(Seat seat) {
    return courses.getOrDefault(seat.sitting(), Course.NONE);
  }
}
