package org.talktous.launch;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import org.talktous.base.setting.Settings;

/**
 * What the framework reads in place of the environment: the same variables at the same rank, and
 * the settings that came from files among them.
 */
final class SettingsSource extends MapPropertySource {

  SettingsSource(Settings settings) {
    super(EnvironmentPropertySource.NAME, settings.values());
  }

  @Override
  public int getOrder() {
    return EnvironmentPropertySource.POSITION;
  }

  @Override
  public PropertyConvention getConvention() {
    return PropertyConvention.ENVIRONMENT_VARIABLE;
  }
}
