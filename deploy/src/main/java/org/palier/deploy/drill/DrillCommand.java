package org.palier.deploy.drill;

import picocli.CommandLine.Command;

/** {@code palier drill}: what happens when something breaks. */
@Command(name = "drill", description = "Break something under load and compare; ends with one line of JSON.", mixinStandardHelpOptions = true)
public final class DrillCommand {}
