CREATE TABLE "planning_turns" (
	"clinic_id" text PRIMARY KEY NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"report" jsonb
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"clinic_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"moves" jsonb NOT NULL,
	"made" jsonb,
	"worth" jsonb,
	"mind" jsonb,
	"report" jsonb,
	"rank" integer DEFAULT 0 NOT NULL,
	"returns_of" text,
	"is_auto" boolean DEFAULT false NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"decided_by_id" text,
	"because" jsonb,
	"decision_key" text,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	"situation" jsonb,
	"measure_at" timestamp with time zone,
	"measured" jsonb,
	CONSTRAINT "proposals_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "planning_turns" ADD CONSTRAINT "planning_turns_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_by_time" ON "proposals" USING btree ("clinic_id","proposed_at");--> statement-breakpoint
CREATE INDEX "proposals_by_state" ON "proposals" USING btree ("clinic_id","state");