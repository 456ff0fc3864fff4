/** The question bank: items and their versions, blueprints, the draw. Knows the engine's content and ports. */
package org.palier.bank;
