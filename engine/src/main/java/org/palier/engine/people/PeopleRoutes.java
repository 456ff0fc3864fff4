package org.palier.engine.people;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.ListLooks;
import org.palier.engine.account.PersonalData;
import org.palier.engine.account.Role;
import org.palier.engine.certification.Certifications;
import org.palier.engine.enrolment.Accommodation;
import org.palier.engine.enrolment.Enrolment;
import org.palier.engine.enrolment.Enrolments;
import org.palier.engine.examsession.Invitations;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;
import org.palier.engine.sitting.SittingSummary;
import org.palier.engine.sitting.Summaries;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/**
 * Finding candidates and recording what was decided for them. Their needs are shown only to those who decide; whoever manages centres finds who was
 * invited there and nobody else.
 */
public final class PeopleRoutes {
  private static final int MOST = 200;
  private static final List<Role> WHO_SEES_NEEDS = List.of(Role.ACCOMMODATION_OFFICER, Role.ADMINISTRATOR);
  private static final List<Role> WHO_FINDS_ALL = List.of(Role.ACCOMMODATION_OFFICER, Role.CERTIFICATION_MANAGER, Role.ADMINISTRATOR);

  private final Accounts accounts;
  private final Enrolments enrolments;
  private final Invitations invitations;
  private final Certifications certifications;
  private final Summaries summaries;
  private final ListLooks looks;

  public PeopleRoutes(Accounts accounts, Enrolments enrolments, Invitations invitations, Certifications certifications, Summaries summaries, ListLooks looks) {
    this.accounts = accounts;
    this.enrolments = enrolments;
    this.invitations = invitations;
    this.certifications = certifications;
    this.summaries = summaries;
    this.looks = looks;
  }

  public void mount(Api api) {
    api.on("findCandidates", this::find).on("setAccommodation", this::accommodate);
  }

  /** The contract's {@code Candidate}. */
  record Candidate(
      String id, @PersonalData("supervision") String name, @PersonalData("supervision") String email, @PersonalData("accommodations") Optional<String> needs,
      List<String> enrolments, boolean validated, Optional<Accommodation> accommodation) {}

  private Future<Reply> find(Call call) {
    return found(call, call.query("text").orElse("")).compose(found -> {
      var candidates = found.stream().filter(account -> account.roles().contains(Role.CANDIDATE)).toList();
      var each = candidates.stream().map(account -> candidate(account, seesNeeds(call))).toList();
      return noted(call, candidates).compose(_ -> Future.all(new ArrayList<>(each))).map(_ -> Reply.ok(Map.of("candidates", each.stream().map(Future::result).toList())));
    });
  }

  private Future<List<Account>> found(Call call, String beginning) {
    if (call.caller().hasAny(WHO_FINDS_ALL)) return accounts.search(beginning, MOST);
    return invitations.candidatesAtCentresOf(call.caller(), beginning, MOST).compose(ids -> {
      var each = ids.stream().map(accounts::find).toList();
      return Future.all(each).map(_ -> each.stream().flatMap(one -> one.result().stream()).toList());
    });
  }

  private Future<Void> noted(Call call, List<Account> shown) {
    return looks.note(call.caller().account(), ListLooks.Shown.CANDIDATES, shown.stream().map(Account::id).toList());
  }

  private Future<Reply> accommodate(Call call) {
    var id = call.path("candidate");
    var accommodation = call.body(Accommodation.class);
    return accounts.find(id).map(found -> found.filter(account -> account.roles().contains(Role.CANDIDATE)).orElseThrow(() -> new Refused(Reason.NOT_FOUND)))
        .compose(account -> noted(call, List.of(account)).compose(_ -> enrolments.accommodate(id, accommodation)).compose(_ -> candidate(account, seesNeeds(call))))
        .map(Reply::ok);
  }

  private static boolean seesNeeds(Call call) {
    return call.caller().hasAny(WHO_SEES_NEEDS);
  }

  private Future<Candidate> candidate(Account account, boolean withNeeds) {
    return Future.all(enrolments.of(account.id()), summaries.ofCandidate(account.id()), enrolments.accommodation(account.id())).map(all -> {
      List<Enrolment> enrolled = all.resultAt(0);
      List<SittingSummary> sittings = all.resultAt(1);
      Optional<Accommodation> accommodation = all.resultAt(2);
      var needs = enrolled.stream().map(Enrolment::needs).filter(text -> !text.isBlank()).findFirst();
      boolean validated = enrolled.stream().anyMatch(one -> Invitations.validated(certifications.get(one.certification()), sittings));
      return new Candidate(account.id(), account.name(), account.email().address(), withNeeds ? needs : Optional.empty(),
          enrolled.stream().map(Enrolment::certificationId).toList(), validated, accommodation);
    });
  }
}
