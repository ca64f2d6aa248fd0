package org.talktous.desk;

import org.talktous.page.Visitor;
import org.talktous.security.StaffMember;

/** A member of staff who looks at a page: who they are, their language and their zone. */
public record DeskVisitor(Visitor visitor, StaffMember member) {}
