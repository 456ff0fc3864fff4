package org.palier.engine.mail;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;

/** A connection to the configured mail server. */
final class MailServer {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int SILENCE_SECONDS = 30;
  /** Less than the shortest pause before the next try. */
  private static final int SEND_SECONDS = 45;

  private final MailClient client;
  private final String from;

  MailServer(Vertx vertx, MailConfig config) {
    client = MailClient.create(vertx, options(config));
    from = config.from().address();
  }

  /** Succeeds when the server took the mail for all of its recipients. */
  Future<Void> send(Mail mail) {
    var message = new MailMessage(from, mail.to().address(), mail.subject(), mail.text())
        // RFC 3834: nobody's holiday notice answers this.
        .setHeaders(MultiMap.caseInsensitiveMultiMap().add("Auto-Submitted", "auto-generated"));
    mail.calendar().ifPresent(entry -> message.setAttachment(MailAttachment.create().setName("palier.ics")
        .setContentType("text/calendar; charset=utf-8; method=PUBLISH").setData(Buffer.buffer(entry))));
    return client.sendMail(message).timeout(SEND_SECONDS, TimeUnit.SECONDS).mapEmpty();
  }

  Future<Void> close() {
    return client.close();
  }

  private static io.vertx.ext.mail.MailConfig options(MailConfig config) {
    var options = new io.vertx.ext.mail.MailConfig(config.host(), config.port())
        .setSsl(config.security() == MailConfig.Security.TLS)
        .setStarttls(config.security() == MailConfig.Security.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
        .setHostnameVerificationAlgorithm("HTTPS")
        .setMaxPoolSize(Outbox.MOST_AT_ONCE)
        .setConnectTimeout(CONNECT_MILLIS)
        .setIdleTimeout(SILENCE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
    config.user().ifPresent(options::setUsername);
    config.password().ifPresent(options::setPassword);
    return options;
  }
}
