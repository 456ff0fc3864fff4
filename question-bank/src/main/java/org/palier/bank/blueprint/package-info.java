/**
 * Blueprints: how many items of which theme and level make a test, in which order, and how the candidate moves in it.
 * Data, read from YAML; knows nothing of items.
 */
package org.palier.bank.blueprint;
