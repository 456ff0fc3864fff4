/**
 * The store in one SQLite file: the default, for one machine. One thread writes and commits everything that has
 * gathered in one transaction (group commit); a few threads read beside it, and one brings the write-ahead log into the
 * file. The directory belongs to one process.
 *
 * <p>A call becomes a {@link org.palier.deploy.store.sqlite.Call}, waits in an
 * {@link org.palier.deploy.store.sqlite.Intake}, is run by a {@link org.palier.deploy.store.sqlite.Worker} on its
 * {@link org.palier.deploy.store.sqlite.Database}; the SQL stands in {@code LogTable} and {@code DocumentTable}.
 */
package org.palier.deploy.store.sqlite;
