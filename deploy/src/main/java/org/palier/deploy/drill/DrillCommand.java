package org.palier.deploy.drill;

import picocli.CommandLine.Command;

/** {@code palier drill}: what happens when something breaks. */
@Command(name = "drill", description = "Break something under load and compare; ends with one line of JSON.", mixinStandardHelpOptions = true,
    subcommands = {KillCommand.class, DiskFullCommand.class, ClockJumpCommand.class, BusCommand.class, GlareCommand.class, SegmentsCommand.class})
public final class DrillCommand {}
