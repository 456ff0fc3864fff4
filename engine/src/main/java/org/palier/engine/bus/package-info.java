/**
 * Every address and announcement of the engine in one place. The store first, the bus second: an announcement only says
 * that there is something newer; every reader can catch up from the store.
 */
package org.palier.engine.bus;
