CREATE TABLE "board_messages" (
	"clinic_id" text NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "board_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"board_id" text,
	"says" jsonb NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	CONSTRAINT "board_messages_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "external_ids" (
	"clinic_id" text NOT NULL,
	"system" text NOT NULL,
	"kind" text NOT NULL,
	"external_id" text NOT NULL,
	"our_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "external_ids_clinic_id_system_kind_external_id_pk" PRIMARY KEY("clinic_id","system","kind","external_id")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"clinic_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"score" integer NOT NULL,
	"says" text,
	CONSTRAINT "feedback_clinic_id_ticket_id_pk" PRIMARY KEY("clinic_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"channel" text NOT NULL,
	"body" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"problem" text,
	CONSTRAINT "notices_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "clinics" ADD COLUMN "queue_rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "visit_type_id" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "staff_id" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "contact" jsonb;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "state" text DEFAULT 'booked' NOT NULL;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "contact" jsonb;--> statement-breakpoint
ALTER TABLE "board_messages" ADD CONSTRAINT "board_messages_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_ids_ours" ON "external_ids" USING btree ("clinic_id","kind","our_id");--> statement-breakpoint
CREATE INDEX "notices_unsent" ON "notices" USING btree ("clinic_id","sent_at");