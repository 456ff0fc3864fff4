package org.palier.engine.account;

import io.vertx.core.Future;
import java.util.Optional;

/** People who registered and have no account yet; whoever keeps registrations implements it. */
public interface Newcomers {
  /** The language of somebody who waits to confirm this e-mail. */
  Future<Optional<Language>> waiting(Email email);

  /** The e-mail is proved: what waited for it takes effect. Does nothing when nothing waits. */
  Future<Void> confirm(Email email);
}
