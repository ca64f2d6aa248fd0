package org.talktous.base.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.io.File;
import java.nio.file.Path;
import org.talktous.base.setting.DataDirectory;

/**
 * Shows how full the disk of the data directory is. It is no condition of health: most of what the
 * service does needs no disk of its own, and taking it out of service would free none.
 */
@Context
class DiskGauges {
  DiskGauges(MeterRegistry meters, DataDirectory data) {
    Gauge.builder("talktous.disk.free", () -> existing(data.path()).getUsableSpace())
        .description("Room left on the disk of the data directory")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("talktous.disk.total", () -> existing(data.path()).getTotalSpace())
        .description("Size of the disk of the data directory")
        .baseUnit("bytes")
        .register(meters);
  }

  /** The directory itself comes with the first file in it. */
  private static File existing(Path path) {
    var parent = path.getParent();
    return path.toFile().exists() || parent == null ? path.toFile() : existing(parent);
  }
}
