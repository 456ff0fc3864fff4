package org.palier.proctoring.room;

/** Where the candidates of a room sit. */
public enum Place { REMOTE, CENTRE }
