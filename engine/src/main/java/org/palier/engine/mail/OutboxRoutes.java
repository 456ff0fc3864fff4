package org.palier.engine.mail;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.ListLooks;
import org.palier.engine.web.Api;
import org.palier.engine.web.Call;
import org.palier.engine.web.Reply;

/** The outbox as staff see it. */
public final class OutboxRoutes {
  private static final int MOST = 200;

  private final Outbox outbox;
  private final Accounts accounts;
  private final ListLooks looks;

  public OutboxRoutes(Outbox outbox, Accounts accounts, ListLooks looks) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.looks = looks;
  }

  /** The contract's {@code Mail}. */
  record MailView(String id, String to, String subject, String text, Mail.State state, Optional<String> error, Instant createdAt) {
    static MailView of(Mail mail) {
      return new MailView(mail.id(), mail.to().address(), mail.subject(), mail.text(), mail.state(), mail.error(), mail.createdAt());
    }
  }

  public void mount(Api api) {
    api.on("listOutbox", call -> outbox.latest(MOST).compose(mails -> noted(call, mails)).map(mails ->
        Reply.ok(Map.of("mailServer", outbox.hasServer(), "mails", mails.stream().map(MailView::of).toList()))));
  }

  /** Whoever has no account is in no register either. */
  private Future<List<Mail>> noted(Call call, List<Mail> mails) {
    var each = mails.stream().map(Mail::to).distinct().map(accounts::find).toList();
    return Future.all(new ArrayList<>(each)).compose(_ -> looks.note(call.caller().account(), ListLooks.Shown.LETTERS,
        each.stream().flatMap(found -> found.result().stream()).map(Account::id).toList())).map(mails);
  }
}
