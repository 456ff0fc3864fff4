/**
 * Several nodes as one server: Vert.x clustered with Hazelcast over members that are named, and a canary that notices when the event bus
 * between them has gone deaf. The cluster carries messages, and nothing that must survive: the store, which the nodes share, is the truth.
 *
 * <p>{@code Cluster} is the one class that names Hazelcast, whose libraries are on the class path only with {@code --cluster}: a server
 * alone loads none of them.
 */
package org.palier.deploy.cluster;
