/**
 * The store in MongoDB, for several nodes that share one truth. It relies on what MongoDB promises for one document
 * and no more: conditions in filters, unique indexes, majority and journal. No transactions, change streams, expiry or
 * pipeline updates, so any server, replica set or
 * sharded cluster will do (shard {@code log_entry} by {@code log}: a unique index must begin with the shard key).
 *
 * <p>{@code MongoStore} lets calls in and hands replies back, {@code MongoLogs} and {@code MongoDocuments} speak to the
 * database, {@code Appends} gathers the appends of all callers in few writes.
 */
package org.palier.deploy.store.mongo;
