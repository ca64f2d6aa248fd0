/** What a person wrote in a mail: without quotations and signatures, of plain text or of HTML. */
@NullMarked
package org.talktous.delivery.mailtext;

import org.jspecify.annotations.NullMarked;
