package org.palier.engine.planted;

import org.palier.deploy.Settings;

/** The engine looking up: planted so that {@code ArchitectureTest} can show that it finds it. */
public record Upward(Settings settings) {}
