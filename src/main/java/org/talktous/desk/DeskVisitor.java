package org.talktous.desk;

import org.talktous.base.security.StaffMember;
import org.talktous.web.page.Visitor;

/** A member of staff who looks at a page: who they are, their language and their zone. */
public record DeskVisitor(Visitor visitor, StaffMember member) {}
