/**
 * {@code junction demo}: a hub that shows itself. {@link dev.junction.hub.cli.demo.Stage} puts it up in a folder of its own, beside a
 * second process that plays the systems around it; {@link dev.junction.hub.cli.demo.Tour} leads through it, step by step, each step
 * checked by what the hub and the systems around it say. A {@link dev.junction.hub.cli.demo.Teller} tells it to a person, or only
 * whether it held.
 */
package dev.junction.hub.cli.demo;
