package org.palier.engine.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.palier.engine.web.Api;
import org.palier.engine.web.Reply;

/** The outbox as staff see it. */
public final class OutboxRoutes {
  private static final int MOST = 200;

  private final Outbox outbox;

  public OutboxRoutes(Outbox outbox) {
    this.outbox = outbox;
  }

  /** The contract's {@code Mail}. */
  record MailView(String id, String to, String subject, String text, Mail.State state, Optional<String> error, Instant createdAt) {
    static MailView of(Mail mail) {
      return new MailView(mail.id(), mail.to().address(), mail.subject(), mail.text(), mail.state(), mail.error(), mail.createdAt());
    }
  }

  public void mount(Api api) {
    api.on("listOutbox", _ -> outbox.latest(MOST).map(mails ->
        Reply.ok(Map.of("mailServer", outbox.hasServer(), "mails", mails.stream().map(MailView::of).toList()))));
  }
}
