package org.palier.proctoring.evidence;

import org.palier.engine.account.Caller;

/** Somebody looks at what was recorded of a candidate. */
public record Look(Caller by, String sitting, Track track, int index) {}
