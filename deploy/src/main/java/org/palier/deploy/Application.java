package org.palier.deploy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.palier.bank.BankArchive;
import org.palier.bank.BankCatalog;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.deploy.cluster.Canary;
import org.palier.deploy.cluster.Cluster;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Erasure;
import org.palier.engine.account.Passwords;
import org.palier.engine.account.SecondFactorEnrolment;
import org.palier.engine.account.SignIn;
import org.palier.engine.account.SignInCodes;
import org.palier.engine.account.SignInLimits;
import org.palier.engine.account.WebSessions;
import org.palier.engine.audit.AuditRoutes;
import org.palier.engine.audit.SittingAudit;
import org.palier.engine.bus.Announcements;
import org.palier.engine.certification.Certifications;
import org.palier.engine.door.DoorRoutes;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.ExamSessionRoutes;
import org.palier.engine.examsession.ExamSessionViews;
import org.palier.engine.examsession.ExamSessions;
import org.palier.engine.examsession.InvigilationRoutes;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.examsession.InvitedOnly;
import org.palier.engine.examsession.ItemReportRoutes;
import org.palier.engine.examsession.LiveBoard;
import org.palier.engine.examsession.SittingList;
import org.palier.engine.examsession.Starting;
import org.palier.engine.mail.Letters;
import org.palier.engine.mail.Outbox;
import org.palier.engine.mail.OutboxRoutes;
import org.palier.engine.path.PathRoutes;
import org.palier.engine.people.PeopleRoutes;
import org.palier.engine.people.PersonErasure;
import org.palier.engine.sitting.DeadlineSweep;
import org.palier.engine.sitting.Preparation;
import org.palier.engine.sitting.Presence;
import org.palier.engine.sitting.SittingRoutes;
import org.palier.engine.sitting.Sittings;
import org.palier.engine.sitting.Summaries;
import org.palier.engine.store.Store;
import org.palier.engine.web.Api;
import org.palier.engine.web.Reply;
import org.palier.proctoring.room.Looks;

/** Every part of the house, made once, in order. Reads like a table of contents. */
public final class Application {
  /** In which letters, papers and appointments write days and times. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private final Store store;
  private final ServerClock clock;
  private final BankCatalog catalog;
  private final Certifications certifications;
  private final Announcements announcements;
  private final Accounts accounts;
  private final Passwords passwords;
  private final WebSessions webSessions;
  private final SignInCodes signInCodes;
  private final Enrolments enrolments;
  private final Summaries summaries;
  private final Sittings sittings;
  private final Preparation preparation;
  private final ExamSessions examSessions;
  private final Invitations invitations;
  private final SittingAudit audit;
  private final SignInLimits limits;
  private final Outbox outbox;
  private final LiveBoard board;
  private final Optional<Canary> canary;
  private final Presence presence;
  private final Supervision supervision;

  private Application(Vertx vertx, Settings settings, Store store, ServerClock clock, BankCatalog catalog, Certifications certifications) {
    this.store = store;
    this.clock = clock;
    this.catalog = catalog;
    this.certifications = certifications;
    announcements = new Announcements(vertx);
    accounts = new Accounts(store);
    passwords = new Passwords(vertx);
    webSessions = new WebSessions(store, clock);
    webSessions.onEnd(announcements::sessionEnded);
    announcements.onSessionEnded(webSessions::endedElsewhere);
    signInCodes = new SignInCodes(store, clock);
    enrolments = new Enrolments(store, accounts, certifications, clock);
    summaries = new Summaries(store);
    sittings = new Sittings(store, catalog, summaries, announcements, clock);
    preparation = new Preparation(sittings, summaries, catalog);
    examSessions = new ExamSessions(store, announcements, clock);
    invitations = new Invitations(store, examSessions, accounts, enrolments, certifications, sittings, preparation, clock);
    audit = new SittingAudit(sittings, summaries, examSessions, catalog);
    limits = new SignInLimits(settings.signIn(), clock);
    outbox = new Outbox(vertx, store, clock, settings.mail());
    board = new LiveBoard(vertx, announcements);
    presence = new Presence(announcements, clock);
    canary = vertx.isClustered() ? Optional.of(Cluster.canary(vertx)) : Optional.empty();
    supervision = new Supervision(this, settings, vertx, ZONE);
  }

  /**
   * Loads the bank and the certifications, checks them against each other, declares the collections.
   *
   * @return fails with a readable message when a file is corrupt: the house is never half-loaded
   */
  public static Future<Application> build(Vertx vertx, Settings settings, Store store, ServerClock clock) {
    return vertx.executeBlocking(() -> Content.load(settings))
        .compose(content -> new BankArchive(store).keep(content.bank())
            .map(banks -> new Application(vertx, settings, store, clock, new BankCatalog(banks, BlueprintLoader.shipped()), content.certifications())))
        .compose(application -> application.declare().map(application));
  }

  private Future<Void> declare() {
    return Future.all(List.of(accounts.declare(), webSessions.declare(), signInCodes.declare(), enrolments.declare(), summaries.declare(),
        examSessions.declare(), invitations.declare(), outbox.declare(), supervision.declare())).mapEmpty();
  }

  /** Letters go out, deadlines are swept, what is old is forgotten: while this node runs. */
  void work(Vertx vertx) {
    canary.ifPresent(Canary::start);
    new DeadlineSweep(sittings, summaries).start(vertx);
    supervision.work(vertx);
    housekeeping().start(vertx);
  }

  private Housekeeping housekeeping() {
    var tasks = new ArrayList<Supplier<Future<Void>>>(List.of(outbox::sweep, outbox::purge, signInCodes::purge, webSessions::purge, () -> enrolments.purge().mapEmpty()));
    tasks.addAll(supervision.chores());
    return new Housekeeping(tasks);
  }

  /** What is done now and then, done now. */
  public Future<Void> keepHouse() {
    return housekeeping().round();
  }

  /** Gives every operation of the contract its handler. */
  void mount(Api api, Settings settings, String origin, JsonObject contract) {
    var letterbox = new Letterbox(outbox, new Letters(URI.create(origin), ZONE, "Palier"), accounts, enrolments, certifications, origin, clock);
    var signIn = new SignIn(settings.signIn(), accounts, passwords, signInCodes, webSessions, limits,
        new InvitedOnly(examSessions, invitations, clock), enrolments, letterbox::signInCode, clock);
    var list = new SittingList(sittings, presence, accounts, examSessions);
    var views = new ExamSessionViews(examSessions, certifications, clock);
    var path = new PathRoutes(enrolments, certifications, sittings, invitations, examSessions, preparation, clock);
    var starting = new Starting(examSessions, enrolments, certifications, sittings, supervision.seating(), clock);
    var sitting = new SittingRoutes(sittings, catalog, certifications, starting, presence, path::retakeAt);

    sitting.mount(api);
    new DoorRoutes(signIn, new SecondFactorEnrolment(accounts, webSessions, limits, clock), accounts, enrolments, settings.secureCookie()).mount(api);
    path.mount(api);
    new ExamSessionRoutes(examSessions, invitations, views, certifications, enrolments, sittings, letterbox::invitation, clock).mount(api);
    new InvigilationRoutes(sittings, summaries, list, board, examSessions, views, letterbox::news, supervision.seating(), supervision.watching(), supervision.decisions()).mount(api);
    new ItemReportRoutes(sittings, summaries, list, catalog, certifications, letterbox::news, supervision.seating()).mount(api);
    new PeopleRoutes(accounts, enrolments, invitations, certifications, summaries, supervision.register()).mount(api);
    new OutboxRoutes(outbox, accounts, supervision.register()).mount(api);
    new AuditRoutes(audit, sittings, summaries, list, sitting, accounts, (by, id) -> supervision.register().note(by, Looks.Kind.AUDIT, id), supervision.register()).mount(api);
    supervision.mount(api, list, letterbox, URI.create(origin));
    new Health(store, clock, canary).mount(api);
    api.on("getContract", _ -> Future.succeededFuture(Reply.ok(contract.getMap())));
  }

  /** Whoever waits for news is answered now. */
  void stopWaiting() {
    board.stop();
    supervision.stopWaiting();
  }

  /** Finishes what was begun; the store is closed by whoever opened it. */
  public Future<Void> close() {
    return outbox.close().eventually(passwords::close).eventually(supervision::close);
  }

  public Store store() {
    return store;
  }

  public ServerClock clock() {
    return clock;
  }

  public BankCatalog catalog() {
    return catalog;
  }

  public Certifications certifications() {
    return certifications;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Passwords passwords() {
    return passwords;
  }

  public WebSessions webSessions() {
    return webSessions;
  }

  public Enrolments enrolments() {
    return enrolments;
  }

  public Summaries summaries() {
    return summaries;
  }

  public Sittings sittings() {
    return sittings;
  }

  public Preparation preparation() {
    return preparation;
  }

  public ExamSessions examSessions() {
    return examSessions;
  }

  public Invitations invitations() {
    return invitations;
  }

  public Supervision supervision() {
    return supervision;
  }

  public SittingAudit audit() {
    return audit;
  }

  public PersonErasure personErasure() {
    return new PersonErasure(accounts, new Erasure(accounts, webSessions, signInCodes), enrolments, invitations, outbox, supervision.personRecords(),
        supervision.privacy().purges()::scrub);
  }

  public Outbox outbox() {
    return outbox;
  }

  Presence presence() {
    return presence;
  }

  Announcements announcements() {
    return announcements;
  }
}
