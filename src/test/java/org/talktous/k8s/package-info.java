/** The manifests in {@code k8s/}, held to what a cluster would refuse or miss. */
@NullMarked
package org.talktous.k8s;

import org.jspecify.annotations.NullMarked;
