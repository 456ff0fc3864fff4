package org.palier.planted.cycle.left;

import org.palier.planted.cycle.right.Right;

/** Needs what needs it. */
public record Left(Right other) {}
