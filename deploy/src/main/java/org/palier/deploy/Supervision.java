package org.palier.deploy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.palier.deploy.vault.DirectoryVault;
import org.palier.engine.examsession.SittingList;
import org.palier.engine.json.Json;
import org.palier.engine.people.PersonRecords;
import org.palier.engine.sitting.Presence;
import org.palier.engine.web.Api;
import org.palier.proctoring.evidence.Breaks;
import org.palier.proctoring.evidence.Evidence;
import org.palier.proctoring.evidence.EvidenceRoutes;
import org.palier.proctoring.evidence.KeepingRule;
import org.palier.proctoring.evidence.NotedEnds;
import org.palier.proctoring.media.Media;
import org.palier.proctoring.media.MediaChoice;
import org.palier.proctoring.media.MediaRoutes;
import org.palier.proctoring.media.Outbound;
import org.palier.proctoring.media.janus.JanusPlane;
import org.palier.proctoring.paper.Grounds;
import org.palier.proctoring.paper.PaperRoutes;
import org.palier.proctoring.paper.Papers;
import org.palier.proctoring.paper.Press;
import org.palier.proctoring.privacy.Holds;
import org.palier.proctoring.privacy.Privacy;
import org.palier.proctoring.privacy.Register;
import org.palier.proctoring.rehearsal.RehearsalRoutes;
import org.palier.proctoring.rehearsal.Rehearsals;
import org.palier.proctoring.review.CasePost;
import org.palier.proctoring.review.CaseWatch;
import org.palier.proctoring.review.Cases;
import org.palier.proctoring.review.DecisionGate;
import org.palier.proctoring.review.Reviews;
import org.palier.proctoring.room.CandidateRoomRoutes;
import org.palier.proctoring.room.Desk;
import org.palier.proctoring.room.Room;
import org.palier.proctoring.room.RoomNews;
import org.palier.proctoring.room.RoomRoutes;
import org.palier.proctoring.room.RoomViews;
import org.palier.proctoring.room.Rooms;
import org.palier.proctoring.room.Seating;
import org.palier.proctoring.room.TerminationSweep;
import org.palier.proctoring.room.Timeline;
import org.palier.proctoring.room.Watching;
import org.palier.proctoring.signal.MediaServer;
import org.palier.proctoring.signal.SignalConfig;
import org.palier.proctoring.signal.Signalling;

/** The parts of {@code proctoring}, made once, in order. */
public final class Supervision {
  private final Application house;
  private final Settings settings;
  private final Vertx vertx;
  private final ZoneId zone;
  private final RoomNews news;
  private final Rooms rooms;
  private final Seating seating;
  private final Cases cases;
  private final CaseWatch caseWatch;
  private final Evidence evidence;
  private final Rehearsals rehearsals;
  private final Register register;
  private final Privacy privacy;
  private final Press press;
  /** There once there is an address to put into letters, and an event loop of the server. */
  private Optional<Signalling> signalling = Optional.empty();
  private Optional<Media> media = Optional.empty();
  private List<Supplier<Future<Void>>> letterWork = List.of();

  /** @param zone in which papers and appointments write days and times */
  Supervision(Application house, Settings settings, Vertx vertx, ZoneId zone) {
    this.house = house;
    this.settings = settings;
    this.vertx = vertx;
    this.zone = zone;
    news = new RoomNews(vertx);
    rooms = new Rooms(house.store(), news, house.clock());
    seating = new Seating(house.store(), rooms, house.sittings(), house.examSessions(), house.certifications());
    cases = new Cases(house.store(), house.clock());
    caseWatch = new CaseWatch(rooms, cases, house.examSessions());
    var holds = new Holds(house.store(), cases, seating, house.sittings(), house.clock());
    evidence = new Evidence(vertx, house.store(), new DirectoryVault(settings.evidenceDirectory()), house.clock(),
        KeepingRule.byCertification(house.certifications(), house.examSessions()), Breaks.by(house.sittings()), holds::held);
    rehearsals = new Rehearsals(house.store(), house.examSessions(), zone, house.clock());
    register = new Register(house.store(), house.sittings(), seating, house.clock());
    privacy = new Privacy(new Privacy.House(house.store(), house.accounts(), house.webSessions(), house.enrolments(), house.invitations(), house.certifications(), house.examSessions(),
        house.sittings(), house.outbox(), rooms, seating, rehearsals, evidence, cases, holds, register, house.clock()));
    press = new Press(vertx);
  }

  Future<Void> declare() {
    return Future.all(List.of(rooms.declare(), seating.declare(), evidence.declare(), cases.declare(), rehearsals.declare(), privacy.declare())).mapEmpty();
  }

  /** What waits for its moment comes about while this node runs. */
  void work(Vertx vertx) {
    new TerminationSweep(rooms, house.sittings()).start(vertx);
    caseWatch.start(vertx, news);
  }

  /** What is to be done now and then. */
  List<Supplier<Future<Void>>> chores() {
    return Stream.concat(Stream.of(evidence::sweep), letterWork.stream()).toList();
  }

  /** Gives the operations of supervision their handlers. To be called on the event loop of the server. */
  void mount(Api api, SittingList list, Letterbox letterbox, URI home) {
    var sittings = house.sittings();
    var views = new RoomViews(sittings, list, house.accounts(), house.enrolments()::accommodationLately, this::shortfalls);
    var grounds = new Grounds(rooms, sittings, house.examSessions(), house.certifications(), house.accounts(), house.enrolments(), home);
    new RoomRoutes(rooms, seating, new Desk(rooms, sittings, house.accounts(), evidence::ends, grounds::granted), views, new Timeline(rooms, sittings), register).mount(api);
    var noted = new NotedEnds(evidence, seating, rooms);
    new EvidenceRoutes(evidence, sittings, noted, register, house.clock()).mount(api);
    new PaperRoutes(rooms, new Papers(rooms, grounds), press, register, zone).mount(api);
    var live = live(api);
    new CandidateRoomRoutes(rooms, seating, views, house.enrolments()::accommodation, live::heard).mount(api);
    var casePost = new CasePost(cases, letterbox::ofCase);
    Reviews.mount(api, cases, casePost, new ReviewedEvidence(evidence, noted), rooms, seating, sittings, house.examSessions(), house.accounts(),
        house.enrolments(), register, register);
    new RehearsalRoutes(rehearsals, sittings, house.examSessions(), house.certifications(), house.enrolments(), house.accounts(), letterbox, register, house.clock()).mount(api);
    privacy.mount(api, house.personErasure(), settings.privacyContact().orElse(""));
    letterWork = List.of(casePost::sweep, () -> privacy.purges().tick(letterbox::deleted));
  }

  private Signalling live(Api api) {
    var live = new Signalling(vertx, SignalConfig.DEFAULT, house.clock(), house.webSessions()::find, rooms, news, seating, house.sittings(),
        sitting -> house.presence().last(sitting).map(Presence.Seen::at), register, house.enrolments()::accommodation);
    live.mount(api);
    house.announcements().onSessionEnded(live::sessionEnded);
    Outbound outbound = (to, from, message) -> live.send(to.room(), to.name(), from.name(), Json.object(message));
    var pictures = new Media(settings.media(), Clock.systemUTC(), outbound, settings.media().janus().map(janus -> new JanusPlane(vertx, janus, outbound)));
    var routes = new MediaRoutes(pictures, rooms, seating, house.examSessions());
    routes.mount(api);
    if (settings.media().janus().isPresent()) live.mediaServer(new MediaServer() {
      @Override public boolean accept(String room, String from, boolean candidate, JsonObject message) {
        return routes.accept(room, from, candidate, message);
      }

      @Override public void revoke(String room, String from, Optional<String> silenced) {
        routes.revoke(room, from, silenced);
      }
    });
    signalling = Optional.of(live);
    media = Optional.of(pictures);
    return live;
  }

  /** Who sees what of the live lists. */
  Watching watching() {
    return new Watching(rooms, register);
  }

  private List<String> shortfalls(Room room) {
    return media.map(pictures -> pictures.choose(room).shortfalls().stream().map(MediaChoice.Shortfall::code).sorted().toList()).orElse(List.of());
  }

  /** A decision on a sitting that is under review waits for it. */
  DecisionGate decisions() {
    return new DecisionGate(seating, cases, caseWatch);
  }

  /** No socket is kept, and whoever waits for news is answered now. */
  void stopWaiting() {
    signalling.ifPresent(Signalling::stop);
    news.stop();
  }

  /** Finishes what was begun. */
  Future<Void> close() {
    return evidence.close().eventually(() -> media.map(Media::close).orElse(Future.succeededFuture())).eventually(press::close);
  }

  /** What supervision keeps of a person goes with him. */
  List<PersonRecords> personRecords() {
    return List.of((id, _) -> rehearsals.erase(id), privacy.records());
  }

  /** @throws java.util.NoSuchElementException before the operations are mounted */
  public Signalling signalling() {
    return signalling.orElseThrow();
  }

  public Rooms rooms() {
    return rooms;
  }

  public Seating seating() {
    return seating;
  }

  public Evidence evidence() {
    return evidence;
  }

  public Cases cases() {
    return cases;
  }

  public CaseWatch caseWatch() {
    return caseWatch;
  }

  public Privacy privacy() {
    return privacy;
  }

  Register register() {
    return register;
  }
}
