/**
 * The two adapters of the port {@link org.palier.engine.store}: {@code sqlite} for one machine, {@code mongo} for
 * several nodes. Here stands what both share: the checks of arguments and the reply that goes back to the caller's
 * context. Knows the port and Vert.x; knows nothing of what is stored.
 */
package org.palier.deploy.store;
