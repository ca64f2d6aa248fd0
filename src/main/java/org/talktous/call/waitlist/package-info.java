/**
 * The wait list: readers who found nothing free leave an address and are told once when a time
 * opens. It asks the same calculation as booking, and knows nothing of what opened the time.
 */
@NullMarked
package org.talktous.call.waitlist;

import org.jspecify.annotations.NullMarked;
