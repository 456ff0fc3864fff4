package org.palier.deploy.bench;

import picocli.CommandLine.Command;

/** {@code palier bench}: how fast, and at what cost. */
@Command(name = "bench", description = "Measure; ends with one line of JSON.", mixinStandardHelpOptions = true,
    subcommands = {SittingsCommand.class, DrawCommand.class, StartCommand.class, RoomCommand.class, EchoCommand.class})
public final class BenchCommand {}
