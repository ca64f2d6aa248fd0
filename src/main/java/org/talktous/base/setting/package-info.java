/**
 * What an operator sets, and the messages for invalid values. It depends on no feature: each
 * feature reads its own settings and throws {@link org.talktous.base.setting.InvalidSetting}.
 */
@NullMarked
package org.talktous.base.setting;

import org.jspecify.annotations.NullMarked;
