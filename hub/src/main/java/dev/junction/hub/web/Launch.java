package dev.junction.hub.web;

import dev.junction.hub.Integrations;
import dev.junction.hub.settings.Settings;
import java.time.Clock;

/** What a hub is started with. */
public record Launch(Settings settings, Integrations integrations, Clock clock) {}
