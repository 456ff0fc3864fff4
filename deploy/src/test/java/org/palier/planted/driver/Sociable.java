package org.palier.planted.driver;

import com.hazelcast.core.HazelcastInstance;

/** Knows of a cluster where a server alone would look for it. */
public record Sociable(HazelcastInstance friends) {}
