package org.palier.proctoring.privacy;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.WebSessions;
import org.palier.engine.certification.Certifications;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.mail.Outbox;
import org.palier.engine.people.PersonErasure;
import org.palier.engine.people.PersonRecords;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.store.Store;
import org.palier.engine.web.Api;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.rehearsal.Rehearsals;
import org.palier.proctoring.review.Cases;
import org.palier.proctoring.room.Redaction;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;

/** The parts of data protection, put together. */
public final class Privacy {
  /** What the house keeps, and who keeps it. */
  public record House(
      Store store, Accounts accounts, WebSessions webSessions, Enrolments enrolments, Invitations invitations, Certifications certifications, ExamSessions sessions, Sittings sittings, Outbox outbox,
      Rooms rooms, Seating seating, Rehearsals rehearsals, Evidence evidence, Cases cases, Holds holds, Register register, InstantSource clock) {}

  private final House house;
  private final Clocks clocks;
  private final Marks marks;
  private final Purges purges;

  public Privacy(House house) {
    this.house = house;
    clocks = new Clocks(house.store(), house.clock());
    marks = new Marks(house.store());
    purges = new Purges(house.store(), clocks, house.holds(), kinds(new OldSessions(house.sessions(), marks)), house.clock());
  }

  /** In the order in which they go: first what says most. */
  private List<Kept> kinds(OldSessions old) {
    return List.of(
        new KeptEvidence(house.evidence(), house.sittings(), house.cases(), house.certifications(), old),
        new RoomTexts(RecordKind.ROOM_CONVERSATION, Redaction.Part.CONVERSATION, house.rooms(), old, marks),
        new RoomTexts(RecordKind.ROOM_HINTS, Redaction.Part.HINTS, house.rooms(), old, marks),
        new OldRehearsals(house.rehearsals(), house.sittings(), old),
        new OldTrials(house.rehearsals()),
        new OldCases(RecordKind.CASE_HARMLESS, false, house.cases()),
        new OldCases(RecordKind.CASE_ADVERSE, true, house.cases()),
        new WholeRooms(house.rooms(), house.seating(), old),
        new OldRecords(RecordKind.HOLD, house.store(), Holds.HOLDS, "liftedAtMillis", hold -> Set.of(Holds.read(hold).sitting())),
        new OldRecords(RecordKind.LOOK, house.store(), Register.LOOKS, "at", look -> Set.of(Register.read(look).thing())),
        new OldRecords(RecordKind.PURGE, house.store(), Purges.PURGES, "startedAtMillis", _ -> Set.of()));
  }

  public Future<Void> declare() {
    return Future.all(clocks.declare(), marks.declare(), purges.declare(), house.holds().declare(), house.register().declare()).mapEmpty();
  }

  public Purges purges() {
    return purges;
  }

  /** Who notes lists of people. */
  public ListLooks lists() {
    return house.register();
  }

  /** What supervision keeps of a person. */
  public PersonRecords records() {
    return new SupervisionErasure(house.sittings(), house.rooms(), house.seating(), house.evidence(), house.cases(), house.holds(), purges, house.register(), house.clock());
  }

  /** @param contact how to reach whoever answers for personal data; empty when nobody said */
  public void mount(Api api, PersonErasure erasure, String contact) {
    new PrivacyNotice(clocks, contact).mount(api);
    var file = new PersonFile(house, purges);
    new PrivacyRoutes(house.accounts(), house.sittings(), house.cases(), house.evidence(), house.register(), clocks, house.holds(), purges, file, erasure, house.clock()).mount(api);
  }
}
