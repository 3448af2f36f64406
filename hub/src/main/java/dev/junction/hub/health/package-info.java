/** Health: runs checks and says what was seen. Invariants: ENGINE C1 to C3. */
package dev.junction.hub.health;
