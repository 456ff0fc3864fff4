package org.palier.proctoring.room;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/** Tells where the chains of what was kept of these sittings end now; none where nothing is kept. */
@FunctionalInterface
public interface EvidenceEnds {
  Future<List<EvidenceEnd>> of(Collection<String> sittings);
}
